// Applies the stored colour scheme, if any, before the first rendering.
(() => {
  try {
    const theme = localStorage.getItem("tillgate-theme");
    if (theme === "dark" || theme === "light") {
      document.documentElement.dataset.theme = theme;
    }
  } catch {
    // Storage is disabled: the colour scheme of the system applies.
  }
})();
