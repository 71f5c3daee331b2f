// Enhancements of the pages, which work without scripts as well.
const say = (text) => {
  const place = document.querySelector("[data-said]");
  if (place) {
    place.textContent = text;
  }
};

const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
for (const button of document.querySelectorAll("[data-theme-switch]")) {
  const label = () => {
    button.querySelector("span").textContent = isDark() ? button.dataset.light : button.dataset.dark;
  };
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("tillgate-theme", root.dataset.theme);
    } catch {
      // The choice applies to this page only.
    }
    label();
  });
  system.addEventListener("change", label);
  label();
  button.hidden = false;
}

for (const button of document.querySelectorAll("[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.textContent);
      button.classList.add("tg-copied");
      say(button.dataset.copied);
    } catch {
      getSelection().selectAllChildren(source);
    }
  });
  button.hidden = false;
}

for (const time of document.querySelectorAll("time[datetime]")) {
  const at = new Date(time.dateTime);
  if (!Number.isNaN(at.getTime())) {
    time.title = time.textContent;
    time.textContent = at.toLocaleString(root.lang, {
      day: "numeric",
      month: "short",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      timeZone: time.closest("[data-time-zone]")?.dataset.timeZone,
      timeZoneName: "short",
    });
  }
}

document.querySelector("[data-focus]")?.focus();
