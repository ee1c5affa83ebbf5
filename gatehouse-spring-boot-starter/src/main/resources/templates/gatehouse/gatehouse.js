// What the pages do besides where scripts run. Without it they do the same, only less quickly.
'use strict';

// Copies the items of a list. Shown only where the browser lets pages copy.
for (const button of document.querySelectorAll('button[data-copy]')) {
  if (navigator.clipboard) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const items = document.querySelectorAll('#' + button.dataset.copy + ' li');
      await navigator.clipboard.writeText(Array.from(items, item => item.textContent).join('\n'));
      document.getElementById('live').textContent = button.dataset.copied;
    });
  }
}

// Asks how it stands with the session while somebody looks, and says when it stands otherwise.
const standing = document.body.dataset.standing;
if (standing) {
  let asking = 0;

  const say = template => {
    clearInterval(asking);
    document.removeEventListener('visibilitychange', ask);
    const text = document.getElementById(template).content.cloneNode(true);
    document.getElementById('live').replaceChildren(text);
  };

  const ask = async () => {
    if (document.hidden) {
      return;
    }
    try {
      const answer = await fetch(document.body.dataset.live, { cache: 'no-store' });
      const now = answer.ok ? (await answer.json()).standing : standing;
      if (now !== standing) {
        say(now === '' ? 'live-ended' : 'live-changed');
      }
    } catch {
      // out of reach for now; it asks again
    }
  };

  asking = setInterval(ask, 1500);
  document.addEventListener('visibilitychange', ask);
}
