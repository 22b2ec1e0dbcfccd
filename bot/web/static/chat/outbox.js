// What the parent said and the server has not confirmed yet: kept, sent in order, never lost.
// The same id goes with every try, so the server can tell a second try from a second message.

const KEY = "keukentafel.outbox";
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30000;
const PATIENCE = 20000;
const LATER = new Set([408, 425, 429]);
const EXPIRED = new Set([401, 403]);

export class Outbox {
  #url;
  #tell;
  #items = stored();
  #busy = false;
  #wake = null;

  /** Ids the server has confirmed since this page was opened. */
  delivered = new Set();

  /**
   * @param url where messages are posted
   * @param tell called with (state, item, status); state is sent, waiting, refused or expired, status what the server said
   */
  constructor(url, tell) {
    this.#url = url;
    this.#tell = tell;
    addEventListener("online", () => this.hurry());
  }

  /** What is still here, oldest first. */
  get items() {
    return [...this.#items];
  }

  /** Keep a message and send it. An item is {id, text} or {id, tap}, with what the page shows of it in `shown`. */
  add(item) {
    this.#items.push(item);
    store((all) => [...all, item]);
    this.run();
  }

  /** Forget a message: it arrived, or the parent rewrites it. */
  drop(id) {
    this.#items = this.#items.filter((item) => item.id !== id);
    store((all) => all.filter((item) => item.id !== id));
  }

  /** Send a refused message once more. */
  retry(id) {
    this.#mark(id, undefined);
    this.run();
  }

  /** Try again at once: the server was heard. */
  hurry() {
    this.#wake?.();
  }

  /** Send what there is, one at a time, until nothing is left. */
  async run() {
    if (this.#busy) return;
    this.#busy = true;
    let wait = FIRST_WAIT;
    for (let item = this.#next(); item; item = this.#next()) {
      const answer = await this.#post(item);
      if (answer.state === "sent") {
        this.delivered.add(item.id);
        this.drop(item.id);
        wait = FIRST_WAIT;
      } else if (answer.state === "refused") {
        this.#mark(item.id, answer.status);
      }
      this.#tell(answer.state, item, answer.status);
      if (answer.state === "expired") break;
      if (answer.state === "waiting") {
        await this.#pause(answer.after ?? wait * (0.75 + Math.random() / 2), answer.after === undefined);
        wait = Math.min(wait * 2, LONGEST_WAIT);
      }
    }
    this.#busy = false;
  }

  #next() {
    return this.#items.find((item) => item.refused === undefined);
  }

  #mark(id, status) {
    const marked = (item) => (item.id === id ? { ...item, refused: status } : item);
    this.#items = this.#items.map(marked);
    store((all) => all.map(marked));
  }

  async #post({ id, text, tap }) {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE);
    try {
      const response = await fetch(this.#url, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(tap ? { id, tap } : { id, text }),
        signal: patience.signal,
      });
      const { status } = response;
      if (response.ok) return { state: "sent" };
      if (EXPIRED.has(status)) return { state: "expired" };
      if (status < 500 && !LATER.has(status)) return { state: "refused", status };
      const seconds = Number.parseFloat(response.headers.get("Retry-After"));
      return { state: "waiting", status, after: seconds > 0 ? seconds * 1000 : undefined };
    } catch {
      return { state: "waiting" };
    } finally {
      clearTimeout(timer);
    }
  }

  #pause(time, wakeable) {
    return new Promise((resolve) => {
      setTimeout(resolve, time);
      if (wakeable) this.#wake = resolve;
    });
  }
}

function stored() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "[]");
  } catch {
    return [];
  }
}

/** Change what is stored; read first, because another tab may have added to it. */
function store(change) {
  try {
    const all = change(stored());
    if (all.length) localStorage.setItem(KEY, JSON.stringify(all));
    else localStorage.removeItem(KEY);
  } catch {
    // No storage in this browser: the page itself remembers, as long as it is open.
  }
}
