import { Keeper } from './chat/keeper';
import { settingsOf } from './settings';
import { Widget } from './view/widget';

/** The browser may forbid storage altogether; even looking at it then throws. */
function storage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

function start(script: HTMLScriptElement): void {
  const settings = settingsOf(script, navigator.language);
  if (!settings) return;
  const host = document.createElement('parley-webchat');
  document.body.append(host);
  new Widget(settings, new Keeper(storage(), settings.account), host.attachShadow({ mode: 'open' }));
}

// The element that embeds this script is known only while it runs for the first time.
const { currentScript } = document;
if (currentScript instanceof HTMLScriptElement && !document.querySelector('parley-webchat')) {
  if (document.body) start(currentScript);
  else document.addEventListener('DOMContentLoaded', () => start(currentScript), { once: true });
}
