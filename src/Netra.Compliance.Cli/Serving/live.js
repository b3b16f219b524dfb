'use strict';

// Each message is what the page would show if it were loaded again: all names in it are encoded by the server.
{
  const runs = document.getElementById('runs');
  const link = document.getElementById('link');
  const events = new EventSource('/live/events');
  events.addEventListener('runs', (event) => {
    link.textContent = '';
    if (runs.innerHTML !== event.data) {
      runs.innerHTML = event.data;
    }
  });
  events.addEventListener('error', () => {
    link.textContent = 'The dashboard does not answer. The page tries again.';
  });
}
