import { Fragment } from 'react';
import { site } from './site';

/** A sentence with the emergency number in it as a link that dials. */
export function WithNumber({ text }: { text: string }) {
  const parts = text.split('{emergency}');
  return (
    <>
      {parts.map((part, i) => (
        <Fragment key={part}>
          {i > 0 && <a href={`tel:${site.emergency}`}>{site.emergency}</a>}
          {part}
        </Fragment>
      ))}
    </>
  );
}
