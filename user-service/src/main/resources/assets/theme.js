// Applies the chosen colours, if any, before the page is drawn.
(() => {
  try {
    const theme = localStorage.getItem("tillgate-theme");
    if (theme === "dark" || theme === "light") {
      document.documentElement.dataset.theme = theme;
    }
  } catch {
    // Without storage, the colours of the system apply.
  }
})();
