// The parent's chat page: history, new messages, and what the parent says.

import { botBubble, parentBubble, setNote, settle } from "./chat/bubbles.js";
import { startComposer } from "./chat/composer.js";
import { Outbox } from "./chat/outbox.js";
import { Reader } from "./chat/reader.js";
import { Stream } from "./chat/stream.js";
import { WORDS } from "./chat/words.js";

const TYPING_FOR = 15000;
const NOTE_AFTER = 300;
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30000;
const TOO_LONG = 413;
const TOO_MANY = 429;

const byId = (id) => document.getElementById(id);
const page = byId("chat").dataset;
const log = byId("scroller");
const list = byId("messages");
const dots = byId("typing");
const status = byId("status");

const shown = new Map(); // bubbles of the bot by message id
const mine = new Map(); // bubbles of the parent by the id this page gave them
const said = []; // what was sent from this page, oldest first
const troubles = new Set();
let lastId = 0;
let typingTimer = 0;

const reader = new Reader(log, byId("content"), byId("newer"));
const outbox = new Outbox(page.messages, report);
const stream = new Stream(page.stream, () => lastId, {
  message: (message) => hear(message),
  typing: () => showTyping(true),
  lost: () => trouble("stream", true),
  found: () => {
    trouble("stream", false);
    outbox.hurry();
  },
});
const putBack = startComposer(byId("composer"), (text) => say({ text, shown: text }));

fitToKeyboard();
start();

async function start() {
  outbox.items.forEach((item) => remember(item));
  outbox.run();
  const { messages, before } = await fetchHistory();
  log.setAttribute("aria-live", "off");
  showHistory(messages, before);
  setTimeout(() => log.setAttribute("aria-live", "polite"), 500);
  stream.open();
  greet(messages);
}

/** Fetch what was said, as often as it takes; also tells what had arrived before the server was asked. */
async function fetchHistory() {
  for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
    const before = new Set(outbox.delivered);
    try {
      const response = await fetch(page.messages, { headers: { Accept: "application/json" }, cache: "no-store" });
      trouble("expired", response.status === 401);
      if (!response.ok) throw new Error(`history: ${response.status}`);
      const { messages } = await response.json();
      trouble("history", false);
      return { messages, before };
    } catch {
      trouble("history", true);
      await new Promise((resolve) => {
        setTimeout(resolve, wait);
        addEventListener("online", resolve, { once: true });
      });
    }
  }
}

function showHistory(messages, before) {
  list.querySelectorAll(".bubble").forEach((bubble) => bubble.remove());
  mine.clear();
  for (const message of messages) {
    if (message.from === "parent") add(parentBubble(message.text));
    else hear(message);
    if (message.ref) {
      before.add(message.ref);
      outbox.drop(message.ref);
    }
  }
  said.filter((item) => !before.has(item.id)).forEach(show);
  reader.follow();
}

/** Who opens a link with a code needs to type nothing. */
function greet(messages) {
  const code = page.invite;
  if (!code) return;
  const plain = (text = "") => text.replace(/[^a-z0-9]/gi, "").toUpperCase();
  const ours = [...messages.filter(({ from }) => from === "parent"), ...said];
  const enter = () => {
    history.replaceState(null, "", location.pathname);
    say({ text: code, shown: code });
  };
  if (!ours.length) {
    enter();
  } else if (!ours.some(({ text }) => plain(text).includes(plain(code)))) {
    const offer = byId("new-code");
    offer.hidden = false;
    offer.addEventListener("click", ({ target }) => {
      if (target.matches("[data-use]")) enter();
      if (target.matches("button")) offer.hidden = true;
    });
  }
}

function say(item) {
  const kept = { id: newId(), ...item };
  remember(kept);
  reader.follow();
  outbox.add(kept);
  return mine.get(kept.id);
}

function answer(tap, title) {
  settle(shown.get(tap.message), tap);
  say({ tap, shown: title }).focus({ preventScroll: true });
}

function remember(item) {
  said.push(item);
  show(item);
}

function show(item) {
  const bubble = parentBubble(item.shown);
  mine.set(item.id, bubble);
  add(bubble);
  if (item.tap && shown.has(item.tap.message)) settle(shown.get(item.tap.message), item.tap);
  if (item.refused) report("refused", item, item.refused);
  else noteLater(item);
}

/** What became of a message of the parent. */
function report(state, item, code) {
  const bubble = mine.get(item.id);
  trouble("outbox", state === "waiting" && code !== TOO_MANY);
  trouble("expired", state === "expired");
  if (state === "sent") {
    setNote(bubble);
    stream.hurry();
  }
  if (state !== "refused") return;
  if (code === TOO_LONG && item.text) {
    setNote(bubble, WORDS.tooLong, WORDS.shorten, () => {
      outbox.drop(item.id);
      bubble.remove();
      putBack(item.text);
    });
  } else {
    setNote(bubble, WORDS.refused, WORDS.again, () => {
      setNote(bubble, WORDS.sending);
      outbox.retry(item.id);
    });
  }
}

/** Say that it is on its way, unless it was there at once. */
function noteLater(item) {
  setTimeout(() => {
    const waits = outbox.items.some((one) => one.id === item.id && one.refused === undefined);
    if (waits) setNote(mine.get(item.id), WORDS.sending);
  }, NOTE_AFTER);
}

function hear(message) {
  if (shown.has(message.id)) return;
  showTyping(false);
  const bubble = botBubble(message, answer);
  shown.set(message.id, bubble);
  lastId = Math.max(lastId, message.id);
  add(bubble);
}

function add(bubble) {
  list.append(bubble);
  reader.added(bubble);
}

function showTyping(on) {
  clearTimeout(typingTimer);
  dots.hidden = !on;
  if (!on) return;
  typingTimer = setTimeout(() => showTyping(false), TYPING_FOR);
}

function trouble(where, on) {
  if (on) troubles.add(where);
  else troubles.delete(where);
  const text = troubles.has("expired") ? WORDS.expired : troubles.size ? WORDS.lost : "";
  if (status.textContent !== text) status.textContent = text;
}

/** A keyboard on the screen takes room on some phones without the page being told. */
function fitToKeyboard() {
  const view = window.visualViewport;
  view?.addEventListener("resize", () => {
    if (view.scale > 1.01) return;
    document.documentElement.style.setProperty("--height", `${view.height}px`);
    window.scrollTo(0, 0);
  });
}

/** crypto.randomUUID needs https; a school that tries this on its own network may not have that. */
function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
