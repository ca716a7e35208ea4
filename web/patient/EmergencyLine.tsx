import type { Site } from './api';
import { words } from './words';

/** Always on the page, whatever the chat does. */
export function EmergencyLine({ site }: { site: Site | null }) {
  if (!site) return null;
  return (
    <p className="emergency-line">
      {words.emergencyBefore} <a href={`tel:${site.emergency}`}>{site.emergency}</a>
    </p>
  );
}
