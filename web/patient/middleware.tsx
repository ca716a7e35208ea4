import type ReactWebChat from 'botframework-webchat';
import { hooks } from 'botframework-webchat';
import type { ComponentProps, ReactNode } from 'react';
import { adaptiveType, heroType, speaker, type Activity, type Card, type HeroCard } from './activities';
import { CardAttachment, HeroAttachment } from './CardAttachment';
import { Guard } from './Guard';
import { words } from './words';

type Props = ComponentProps<typeof ReactWebChat>;
type One<T> = Exclude<NonNullable<T>, readonly unknown[]>;

/** Writes over what is said who says it, where the speaker changes: a person is never taken for the assistant. */
export const speakers: One<Props['activityMiddleware']> =
  () =>
  (next) =>
  (...options) => {
    const render = next(...options);
    const activity = options[0].activity as Activity;
    if (!render || activity.type !== 'message' || activity.from?.role === 'user') return render;
    return (...args) => <Spoken activity={activity}>{render(...args)}</Spoken>;
  };

function Spoken({ activity, children }: { activity: Activity; children: ReactNode }) {
  const [all] = hooks.useActivities();
  const messages = (all as Activity[]).filter(({ type }) => type === 'message');
  const at = messages.findIndex(({ id }) => id === activity.id);
  const before = messages[at - 1];
  const nurse = activity.from?.id === 'nurse';
  const goesOn = before !== undefined && speaker(before) === speaker(activity);
  return (
    <div className={nurse ? 'said by-nurse' : 'said'}>
      {!goesOn && <p className="speaker">{speaker(activity)}</p>}
      {children}
    </div>
  );
}

const guarded = (card: ReactNode): JSX.Element => (
  <Guard instead={<p className="card plain">{words.text('page.card_failed')}</p>}>{card}</Guard>
);

/** Cards are drawn by the page; Web Chat's minimal build knows text only. */
export const cards: One<Props['attachmentMiddleware']> = () => (next) => (options) => {
  const { contentType, content } = options?.attachment ?? {};
  if (contentType === adaptiveType && content) return guarded(<CardAttachment card={content as Card} />);
  if (contentType === heroType && content) return guarded(<HeroAttachment card={content as HeroCard} />);
  return next(options);
};

/** Telephone links dial at once; Web Chat would open an empty tab for them. */
export const cardActionMiddleware: One<Props['cardActionMiddleware']> = () => (next) => (context) => {
  const { type, value } = context.cardAction as { type?: string; value?: unknown };
  const dials = (type === 'openUrl' || type === 'call') && typeof value === 'string' && value.startsWith('tel:');
  if (!dials) return next(context);
  window.location.assign(value);
  // Web Chat's type wants a value; it uses none.
  return true;
};
