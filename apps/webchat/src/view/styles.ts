export const styles = `
:host { all: initial; }
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
.widget {
  --accent: #0f6a73; --accent-strong: #0a525a; --accent-soft: #e2f0f1; --ink: #16252b; --soft: #55666d; --line: #dde5e8; --bad: #b3261e;
  color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif;
}
p, ol, ul { margin: 0; padding: 0; list-style: none; }
button { font: inherit; color: inherit; cursor: pointer; }
button:disabled { opacity: .5; cursor: default; }
:focus-visible { outline: 3px solid #4aa3ad; outline-offset: 2px; }
svg { width: 24px; height: 24px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linejoin: round; stroke-linecap: round; }
.launcher {
  position: fixed; z-index: 2147483000; right: 20px; bottom: 20px; display: grid; place-items: center; width: 60px; height: 60px;
  border: 0; border-radius: 50%; background: var(--accent); color: #fff; box-shadow: 0 6px 24px rgb(22 37 43 / 30%);
}
.launcher:hover { background: var(--accent-strong); }
.launcher svg { width: 28px; height: 28px; }
.badge {
  position: absolute; top: -2px; right: -2px; min-width: 22px; height: 22px; padding: 0 6px; border-radius: 99px;
  background: var(--bad); font-size: 13px; font-weight: 700; line-height: 22px; text-align: center;
}
.panel {
  position: fixed; z-index: 2147483000; right: 20px; bottom: 20px; display: flex; flex-direction: column; width: min(390px, calc(100vw - 24px));
  height: min(640px, calc(100dvh - 40px)); border-radius: 16px; background: #fff; box-shadow: 0 12px 48px rgb(22 37 43 / 28%); overflow: hidden;
}
header { display: flex; align-items: center; gap: 8px; padding: 12px 10px 12px 16px; background: var(--accent); color: #fff; }
.titles { display: grid; flex: 1; min-width: 0; line-height: 1.3; }
.subtitle { font-size: 13px; opacity: .9; }
.human { min-height: 34px; padding: 0 12px; border: 1px solid rgb(255 255 255 / 60%); border-radius: 99px; background: transparent; font-size: 13.5px; font-weight: 600; white-space: nowrap; }
.human:hover, .close:hover { background: rgb(255 255 255 / 15%); }
.close { display: grid; place-items: center; width: 36px; height: 36px; border: 0; border-radius: 8px; background: transparent; }
.banner { padding: 8px 16px; background: #fdf3df; color: #5c3c00; font-size: 13.5px; }
.banner[data-state='connecting'] { background: #f3f6f7; color: var(--soft); }
.thread { flex: 1; min-height: 0; padding: 16px; overflow-y: auto; background: #f7f9fa; }
.thread:focus-visible { outline-offset: -3px; }
ol { display: flex; flex-direction: column; gap: 12px; margin-top: 12px; }
.message { display: flex; flex-direction: column; align-items: flex-start; max-width: 88%; }
.own { align-self: flex-end; align-items: flex-end; }
.who { margin-bottom: 2px; color: var(--soft); font-size: 12.5px; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.bubble { padding: 9px 13px; border: 1px solid var(--line); border-radius: 4px 14px 14px; background: #fff; white-space: pre-wrap; overflow-wrap: anywhere; }
[data-author='agent'] .bubble { border-color: #bcdcdf; background: var(--accent-soft); }
.own .bubble { border: 0; border-radius: 14px 4px 14px 14px; background: var(--accent); color: #fff; }
.foot { margin-top: 2px; color: var(--soft); font-size: 12px; }
.state-failed { color: var(--bad); font-weight: 600; }
.state-read { color: #1c7c4d; }
.sources { display: flex; gap: 8px; margin-top: 6px; padding: 6px 10px; border-left: 3px solid var(--accent); background: #fff; font-size: 13.5px; }
.sources span { flex: none; color: var(--soft); }
a { color: var(--accent-strong); overflow-wrap: anywhere; }
.rating { display: flex; align-items: center; gap: 4px; margin-top: 4px; }
.rating button { display: grid; place-items: center; width: 36px; height: 36px; border: 1px solid transparent; border-radius: 50%; background: transparent; color: var(--soft); }
.rating button:hover { background: var(--accent-soft); }
.rating button[aria-pressed='true'] { border-color: var(--accent); background: var(--accent-soft); color: var(--accent-strong); }
.rating svg { width: 18px; height: 18px; }
.rating .thanks { color: var(--soft); font-size: 12.5px; }
.choices { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 8px; }
.choices button { min-height: 36px; padding: 4px 14px; border: 1px solid var(--accent); border-radius: 18px; background: #fff; color: var(--accent-strong); text-align: left; }
.choices button:hover { background: var(--accent-soft); }
.typing { margin-top: 12px; color: var(--soft); font-size: 13.5px; font-style: italic; }
.hint { padding: 4px 16px; color: var(--bad); font-size: 13px; }
.compose { display: flex; align-items: flex-end; gap: 8px; padding: 10px 12px; border-top: 1px solid var(--line); }
textarea { flex: 1; min-width: 0; min-height: 42px; padding: 9px 12px; border: 1px solid #b7c5ca; border-radius: 12px; color: inherit; font: inherit; resize: none; }
.send { display: grid; place-items: center; flex: none; width: 42px; height: 42px; border: 0; border-radius: 50%; background: var(--accent); color: #fff; }
.send:hover:not(:disabled) { background: var(--accent-strong); }
@media (max-width: 480px) {
  .panel { right: 0; bottom: 0; width: 100vw; height: 100dvh; border-radius: 0; }
  textarea { font-size: 16px; }
}
@media (prefers-reduced-motion: no-preference) { .launcher { transition: background .15s; } }
`;
