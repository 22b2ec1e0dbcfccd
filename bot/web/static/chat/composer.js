// Where the parent types.

import { draft, keepDraft } from "./drafts.js";
import { room } from "./words.js";

const DRAFT = "text";
const ROOM_FROM = 200;

/**
 * Make the form work; returns what puts a text back into it.
 *
 * @param form with a textarea, a button and a line for what room is left
 * @param say called with the text
 */
export function startComposer(form, say) {
  const area = form.querySelector("textarea");
  const line = form.querySelector(".room");
  area.addEventListener("input", changed);
  area.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  form.hidden = false;
  write(draft(DRAFT) ?? "");
  return (text) => {
    write(area.value ? `${text}\n${area.value}` : text);
    area.focus();
  };

  function send() {
    const text = area.value.trim();
    if (text) {
      say(text);
      write("");
    }
    area.focus();
  }

  function write(text) {
    area.value = text;
    changed();
  }

  function changed() {
    keepDraft(DRAFT, area.value);
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
    const left = area.maxLength - area.value.length;
    line.textContent = left > ROOM_FROM ? "" : room(Math.max(left, 0));
  }
}
