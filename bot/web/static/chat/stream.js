// New messages as they come. The browser reconnects by itself; where it gives up, this does not.

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30000;
const GRACE = 2500;
const STALE = 60000;

export class Stream {
  #url;
  #hears;
  #last;
  #source = null;
  #wait = FIRST_WAIT;
  #retry = 0;
  #worry = 0;
  #hiddenAt = 0;

  /**
   * @param url of the stream
   * @param last returns the id of the newest message that is shown
   * @param hears {message, typing, lost, found}
   */
  constructor(url, last, hears) {
    this.#url = url;
    this.#last = last;
    this.#hears = hears;
    addEventListener("online", () => this.open());
    addEventListener("offline", () => hears.lost());
    addEventListener("pageshow", (event) => event.persisted && this.open());
    document.addEventListener("visibilitychange", () => this.#look());
  }

  /** Connect, or connect again from the newest message that is shown. */
  open() {
    clearTimeout(this.#retry);
    this.#source?.close();
    const source = new EventSource(`${this.#url}?after=${this.#last()}`);
    this.#source = source;
    source.addEventListener("open", () => {
      this.#wait = FIRST_WAIT;
      this.#calm();
      this.#hears.found();
    });
    source.addEventListener("message", (event) => this.#hears.message(JSON.parse(event.data)));
    source.addEventListener("typing", () => this.#hears.typing());
    source.addEventListener("error", () => {
      this.#worry ||= setTimeout(this.#hears.lost, GRACE);
      if (source.readyState === EventSource.CLOSED && source === this.#source) this.#again();
    });
  }

  /** Connect at once if the connection was given up. */
  hurry() {
    if (this.#source?.readyState === EventSource.CLOSED) this.open();
  }

  #again() {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.open(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
  }

  #calm() {
    clearTimeout(this.#worry);
    this.#worry = 0;
  }

  /** A page that was away for long may hold a connection that died unnoticed. */
  #look() {
    if (document.hidden) this.#hiddenAt = Date.now();
    else if (this.#source && Date.now() - this.#hiddenAt > STALE) this.open();
    else this.hurry();
  }
}
