// Before anything is drawn: the colours that were chosen here, if any.
(() => {
  try {
    const theme = localStorage.getItem("tillgate-theme");
    if (theme === "dark" || theme === "light") {
      document.documentElement.dataset.theme = theme;
    }
  } catch {
    // Storage is off: the colours of the system it is.
  }
})();
