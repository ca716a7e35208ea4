import type ReactWebChat from 'botframework-webchat';
import type { ComponentProps } from 'react';
import { words } from './words';

type Props = ComponentProps<typeof ReactWebChat>;
type One<T> = Exclude<NonNullable<T>, readonly unknown[]>;

/** Writes the nurse's name over what a nurse says, so that a person is never taken for the assistant. */
export const nurseNames: One<Props['activityMiddleware']> =
  () =>
  (next) =>
  (...options) => {
    const render = next(...options);
    const from = options[0].activity.from as { id?: string; name?: string } | undefined;
    if (!render || from?.id !== 'nurse') return render;
    return (...args) => (
      <div className="nurse-says">
        <p className="nurse-name">{words.nurse(from.name ?? '')}</p>
        {render(...args)}
      </div>
    );
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
