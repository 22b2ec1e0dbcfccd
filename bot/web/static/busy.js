// Shows that a form is being dealt with: how far the file is, and then that it is read.
for (const form of document.querySelectorAll("form[data-busy]")) {
  form.addEventListener("submit", (event) => {
    const note = document.getElementById(form.dataset.busy);
    const bar = note.querySelector("progress");
    note.hidden = false;
    for (const button of form.querySelectorAll("button")) button.disabled = true;
    const file = form.querySelector("input[type=file]");
    if (!file) return;
    event.preventDefault();
    const sending = new XMLHttpRequest();
    sending.open("POST", form.action);
    sending.upload.addEventListener("progress", (at) => {
      bar.max = at.total;
      bar.value = at.loaded;
    });
    // Once it is there, nobody knows how long reading takes.
    sending.upload.addEventListener("load", () => bar.removeAttribute("value"));
    sending.addEventListener("load", () => {
      document.open();
      document.write(sending.responseText);
      document.close();
    });
    sending.addEventListener("error", () => {
      note.hidden = true;
      for (const button of form.querySelectorAll("button")) button.disabled = false;
      form.submit();
    });
    sending.send(new FormData(form));
  });
}
