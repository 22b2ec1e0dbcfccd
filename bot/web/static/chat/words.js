// What the page itself says.

export const WORDS = {
  bot: "Keukentafel: ",
  parent: "U: ",
  sending: "wordt verstuurd…",
  refused: "Dit is niet verstuurd.",
  again: "Probeer opnieuw",
  tooLong: "Dit bericht is te lang.",
  shorten: "Maak het korter",
  lost: "Verbinding kwijt. Ik probeer het opnieuw.",
  expired: "Laad de pagina opnieuw, dan gaan we verder.",
  answers: "Antwoorden",
  done: "Klaar",
  full: "Tik er eerst een uit.",
};

/** Return "a, b en c". */
export function listed(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} en ${words[words.length - 1]}`;
}

/** Return "U koos 2 van 4". */
export function counted(count, least, most) {
  return `U koos ${count} van ${least === most ? "" : "hoogstens "}${most}`;
}

/** Return what a group of options asks for. */
export function asked(least, most) {
  return least === most ? `Kies er ${most}` : `Kies er ${least} tot ${most}`;
}

/** Return how much may still be typed. */
export function room(left) {
  return left === 1 ? "Nog 1 teken" : `Nog ${left} tekens`;
}
