"""``make bench``: what Keukentafel costs, beside a stock Rasa project on the same machine in the same run."""
