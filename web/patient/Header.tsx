import { leave } from './exit';
import { site } from './site';
import { useShiftThrice } from './useShiftThrice';
import { WithNumber } from './WithNumber';
import { words } from './words';

/** Always on the page, whatever the chat does: whose page it is, the emergency number, and the way out. */
export function Header() {
  return (
    <header>
      <div className="top">
        {site.logo && <img className="logo" src={site.logo} alt="" />}
        <div className="names">
          <h1>{site.siteName}</h1>
          <p>{words.text('page.subtitle')}</p>
        </div>
        <p className="emergency-line">
          <WithNumber text={words.text('page.emergency_line')} />
        </p>
        <QuickExit />
      </div>
      {site.demo && (
        <p className="demo" role="note">
          {words.text('page.demo')}
        </p>
      )}
    </header>
  );
}

function QuickExit() {
  const missing = useShiftThrice(leave);
  const left =
    missing === null
      ? ''
      : missing === 1
        ? words.text('page.exit.once')
        : words.text('page.exit.twice', { count: missing });
  return (
    <div className="exit">
      <button type="button" onClick={leave} aria-describedby="exit-hint" title={words.text('page.exit.hint')}>
        {words.text('page.exit.button')}
      </button>
      <span id="exit-hint" hidden>
        {words.text('page.exit.hint')}
      </span>
      <span role="status" className={left ? 'exit-left' : 'unseen'}>
        {left}
      </span>
    </div>
  );
}
