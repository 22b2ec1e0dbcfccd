// What is typed or chosen but not sent yet, for when a phone reloads the page. Gone with the tab.

const KEY = "keukentafel.draft.";

/** Return a draft, or null. */
export function draft(name) {
  try {
    return JSON.parse(sessionStorage.getItem(KEY + name));
  } catch {
    return null;
  }
}

/** Keep a draft; nothing or empty forgets it. */
export function keepDraft(name, value) {
  try {
    if (value?.length) sessionStorage.setItem(KEY + name, JSON.stringify(value));
    else sessionStorage.removeItem(KEY + name);
  } catch {
    // No storage in this browser: then there are no drafts.
  }
}
