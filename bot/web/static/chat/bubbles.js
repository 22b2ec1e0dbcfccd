// Bubbles: the bot's on the left, the parent's on the right. What anybody wrote is only ever set as text.

import { choicesGroup } from "./choices.js";
import { draft, keepDraft } from "./drafts.js";
import { WORDS, listed } from "./words.js";

// Numbers to call and addresses to open, in what the bot says.
const LINKS = /https?:\/\/[^\s]*[^\s.,;:!?)]|\b0800-\d{4}\b|\b11[23]\b(?=:| of 0800)|\b(bel (?:nu |direct |meteen )?)(11[23])\b/gi;

/** Return a bubble of the parent. */
export function parentBubble(text) {
  const bubble = makeBubble("parent", WORDS.parent);
  bubble.tabIndex = -1;
  bubble.querySelector(".text").append(text);
  return bubble;
}

/** Put a line below a parent's bubble, with a button when there is something to do; empty takes it away. */
export function setNote(bubble, text = "", label = "", act = null) {
  bubble.querySelector(".note")?.remove();
  if (!text) return;
  const note = document.createElement("p");
  note.className = "note";
  note.textContent = text;
  if (act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = label;
    button.addEventListener("click", act);
    note.append(" ", button);
  }
  bubble.append(note);
}

/**
 * Return a bubble of the bot.
 *
 * @param message as the server gives it
 * @param answer called with (tap, shown) when the parent answers with a button or with choices
 */
export function botBubble(message, answer) {
  const { id, text = "", buttons = [], choices, picture, file, answered = false } = message;
  const bubble = makeBubble("bot", WORDS.bot);
  bubble.dataset.message = id;
  bubble.querySelector(".text").append(...linked(text));
  if (picture) bubble.append(pictureOf(picture));
  if (file) bubble.append(linkTo(file));
  if (choices) {
    bubble.append(
      choicesGroup(choices, {
        picks: (answered ? null : draft(id)) ?? choices.chosen ?? [],
        locked: answered,
        keep: (ids) => keepDraft(id, ids),
        done: (ids, titles) => {
          keepDraft(id, null);
          answer({ message: id, values: ids }, listed(titles));
        },
      }),
    );
  }
  if (buttons.length) bubble.append(buttonsGroup(buttons, (index) => answer({ message: id, button: index }, buttons[index].title)));
  if (answered) settle(bubble, {});
  return bubble;
}

/** Close the buttons of a bubble that was answered, and mark what was pressed. */
export function settle(bubble, tap) {
  bubble.classList.add("answered");
  bubble.querySelector(".choices-foot")?.remove();
  bubble.querySelectorAll(".buttons button").forEach((button, index) => {
    button.disabled = true;
    if (index === tap.button) button.setAttribute("aria-pressed", "true");
  });
  bubble.querySelectorAll(".chip").forEach((chip) => {
    chip.disabled = true;
    if (tap.values) chip.setAttribute("aria-pressed", String(tap.values.includes(chip.dataset.option)));
  });
}

function makeBubble(from, speaker) {
  const bubble = document.createElement("div");
  bubble.className = `bubble ${from}`;
  const who = document.createElement("span");
  who.className = "unseen";
  who.textContent = speaker;
  const text = document.createElement("p");
  text.className = "text";
  bubble.append(who, text);
  return bubble;
}

function buttonsGroup(buttons, press) {
  const group = document.createElement("div");
  group.className = "buttons";
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", WORDS.answers);
  buttons.forEach(({ title }, index) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = title;
    button.addEventListener("click", () => press(index));
    group.append(button);
  });
  return group;
}

function pictureOf({ path, alt }) {
  const image = document.createElement("img");
  image.className = "picture";
  image.src = path;
  image.alt = alt ?? "";
  return image;
}

function linkTo({ name, href }) {
  const link = document.createElement("a");
  link.className = "button file";
  link.href = href;
  link.download = name;
  link.textContent = name;
  return link;
}

function linked(text) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(LINKS)) {
    const [all, before = "", number = all] = match;
    const link = document.createElement("a");
    link.textContent = number;
    if (/^http/i.test(number)) {
      link.href = number;
      link.target = "_blank";
      link.rel = "noopener noreferrer";
    } else {
      link.href = `tel:${number.replace("-", "")}`;
    }
    parts.push(text.slice(from, match.index) + before, link);
    from = match.index + all.length;
  }
  parts.push(text.slice(from));
  return parts;
}
