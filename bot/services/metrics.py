"""What is counted, for ``/metrics``. Labels never name a person."""

from prometheus_client import Counter, Histogram

RECEIVED_MESSAGES = Counter("keukentafel_received_messages_total", "Messages received.", ["channel", "kind"])
SENT_MESSAGES = Counter("keukentafel_sent_messages_total", "Messages sent, or given up.", ["channel", "result"])
DANGER_MESSAGES = Counter("keukentafel_danger_messages_total", "Messages that speak of danger.", ["danger"])
TURN_SECONDS = Histogram(
    "keukentafel_turn_seconds",
    "From the inbox to the stored answer.",
    ["path"],
    buckets=(0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
