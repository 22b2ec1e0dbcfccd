// A several-choice: chips that go on and off, a counter, and "Klaar".

import { WORDS, asked, counted } from "./words.js";

/**
 * @param choices {options, least, most, chosen}
 * @param picks ids that are on
 * @param locked whether it was answered
 * @param keep called with the ids at every change
 * @param done called with (ids, titles) once
 */
export function choicesGroup(choices, { picks, locked, keep, done }) {
  const { options, least, most } = choices;
  const picked = new Set(picks);
  const group = document.createElement("div");
  group.className = "choices";
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", asked(least, most));
  const chips = options.map((option) => chip(option, () => toggle(option.id)));
  const row = document.createElement("div");
  row.className = "chips";
  row.append(...chips);
  const count = document.createElement("p");
  count.className = "count";
  count.setAttribute("aria-live", "polite");
  const ready = document.createElement("button");
  ready.type = "button";
  ready.className = "button main-button";
  ready.textContent = WORDS.done;
  ready.addEventListener("click", finish);
  group.append(row);
  if (!locked) {
    const foot = document.createElement("div");
    foot.className = "choices-foot";
    foot.append(count, ready);
    group.append(foot);
  }
  show();
  return group;

  function toggle(id) {
    let full = false;
    if (picked.has(id)) {
      picked.delete(id);
    } else {
      if (most === 1) picked.clear();
      full = picked.size >= most;
      if (!full) picked.add(id);
    }
    keep([...picked]);
    show(full);
  }

  function show(full = false) {
    chips.forEach((one, index) => one.setAttribute("aria-pressed", String(picked.has(options[index].id))));
    count.textContent = counted(picked.size, least, most) + (full ? `. ${WORDS.full}` : "");
    ready.disabled = picked.size < least || picked.size > most;
  }

  function finish() {
    const chosen = options.filter((option) => picked.has(option.id));
    done(
      chosen.map((option) => option.id),
      chosen.map((option) => option.title),
    );
  }
}

function chip({ id, title, picture }, toggle) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "chip";
  button.dataset.option = id;
  button.append(title);
  if (picture) {
    // The word stands beside it: the picture says it again, so it needs no words of its own.
    const image = document.createElement("img");
    image.src = picture;
    image.alt = "";
    image.width = image.height = 88;
    image.loading = "lazy";
    button.classList.add("pictured");
    button.prepend(image);
  }
  button.addEventListener("click", toggle);
  return button;
}
