// Keeps the newest message in sight, unless the reader scrolled up to read.

const NEAR = 80;
const MARGIN = 12;
const ONE_ANSWER_MS = 8000;

export class Reader {
  #scroller;
  #pill;
  #newest = null;
  #stays = "newest"; // newest, bottom, or null when the reader went elsewhere
  #put = 0;
  #height = 0;
  #since = 0;

  /**
   * @param scroller that scrolls
   * @param content inside it
   * @param pill button that leads to what came in meanwhile
   */
  constructor(scroller, content, pill) {
    this.#scroller = scroller;
    this.#pill = pill;
    scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    pill.addEventListener("click", () => {
      this.follow();
      scroller.focus({ preventScroll: true });
    });
    const watch = new ResizeObserver(() => this.#settle());
    watch.observe(scroller);
    watch.observe(content);
  }

  /** Go to the newest message, and stay with what follows. */
  follow() {
    this.#stays = "newest";
    this.#settle();
  }

  /**
   * A message was added; once it is laid out, the change of size leads there. An answer of several messages is read
   * from what it answers: the last of them may be taller than the screen and would hide the others.
   */
  added(bubble) {
    const now = performance.now();
    const answers = this.#newest && !bubble.classList.contains("parent") && now - this.#since < ONE_ANSWER_MS;
    // Who scrolled up is led to the first message that was missed, whatever was asked before it.
    if (this.#stays ? !answers : this.#pill.hidden) {
      this.#newest = bubble;
      this.#since = now;
    }
    if (this.#stays) this.#stays = "newest";
    else this.#pill.hidden = false;
  }

  get #bottom() {
    return this.#scroller.scrollHeight - this.#scroller.clientHeight;
  }

  /** A message taller than the screen is read from its top. */
  get #goal() {
    return this.#newest ? Math.min(this.#bottom, this.#newest.offsetTop - MARGIN) : this.#bottom;
  }

  #settle() {
    if (!this.#stays) return;
    this.#scroller.scrollTop = this.#stays === "newest" ? this.#goal : this.#bottom;
    this.#put = this.#scroller.scrollTop;
    this.#height = this.#bottom;
    this.#pill.hidden = true;
  }

  #scrolled() {
    const place = this.#scroller.scrollTop;
    // When the size changed too, it was the layout that scrolled and not the reader; the place is set right after.
    if (this.#stays && (Math.abs(place - this.#put) < 2 || this.#height !== this.#bottom)) return;
    if (Math.abs(place - this.#goal) < 4) this.#stays = "newest";
    else this.#stays = this.#bottom - place < NEAR ? "bottom" : null;
    if (this.#stays) this.#pill.hidden = true;
  }
}
