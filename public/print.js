// On pages to be printed, which have no other script: the button that opens the browser's print window is there for those who
// have scripts.
const button = document.querySelector('button[data-print]');
button?.addEventListener('click', () => window.print());
button?.removeAttribute('hidden');
