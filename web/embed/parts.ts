export function button(id: string, label: string): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.id = id;
  element.textContent = label;
  return element;
}

export function frame(src: string, title: string): HTMLIFrameElement {
  const element = document.createElement('iframe');
  element.src = src;
  element.title = title;
  return element;
}

/** White letters on it have 7.7:1. */
const ownColor = '#0b5a6b';

/** The style of launcher and panel, apart from the portal's. */
export function sheet(side: 'left' | 'right', color = ownColor): CSSStyleSheet {
  const style = new CSSStyleSheet();
  // Set as a property and not written into the text: an attribute must not become style rules.
  style.replaceSync(`
:host { all: initial; --color: ${ownColor}; }
[hidden] { display: none !important; }
button { font: 600 16px/1.4 'Segoe UI', system-ui, sans-serif; color: #fff; background: var(--color); border: 2px solid #fff; cursor: pointer; min-height: 48px; }
button:focus-visible { outline: 3px solid var(--color); outline-offset: 2px; }
#open { position: fixed; bottom: 20px; ${side}: 20px; z-index: 2147483000; padding: 10px 22px; border-radius: 26px; box-shadow: 0 4px 14px rgb(0 0 0 / 30%); }
#panel { position: fixed; bottom: 20px; ${side}: 20px; z-index: 2147483000; display: flex; flex-direction: column; width: min(430px, calc(100vw - 40px)); height: min(720px, calc(100dvh - 40px)); border-radius: 14px; overflow: hidden; background: #fff; box-shadow: 0 8px 32px rgb(0 0 0 / 35%); }
#close { border: 0; border-radius: 0; min-height: 44px; }
#close:focus-visible { outline-color: #fff; outline-offset: -5px; }
iframe { flex: 1; border: 0; min-height: 0; width: 100%; }
@media (max-width: 560px) { #panel { inset: 0; width: 100vw; height: 100dvh; border-radius: 0; } }
@media print { #open, #panel { display: none; } }`);
  (style.cssRules[0] as CSSStyleRule).style.setProperty('--color', color);
  return style;
}
