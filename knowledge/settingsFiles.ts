import { basename, join } from 'node:path';
import { z } from 'zod';
import { compositionSchema, connectivesSchema } from './composition/settings.js';
import type { CompositionSettings, Connectives } from './composition/settings.js';
import { headerFields } from './header.js';
import type { Header, Kind } from './header.js';
import type { Problem } from './problems.js';
import { readItem } from './readItem.js';
import type { Item } from './readItem.js';
import { retrievalSchema } from './retrieval/settings.js';
import type { RetrievalSettings } from './retrieval/settings.js';

/**
 * What approvals need of the nurse line: its header and the wordings that it names. The rest is kept as it stands, for
 * the nurse line's own room to check.
 */
const nurseLineSchema = z.looseObject({
  ...headerFields,
  priorities: z.record(z.string(), z.looseObject({ opened: z.string(), wait: z.string(), meanwhile: z.string() })),
});
export type NurseLineFile = z.infer<typeof nurseLineSchema>;

/** The files that lie beside the folders; null where one is broken. */
export interface SettingsFiles {
  retrieval: Item<RetrievalSettings> | null;
  nurseLine: Item<NurseLineFile> | null;
  connectives: Item<Connectives> | null;
  composition: Item<CompositionSettings> | null;
}

/** Reads them all: a file that is missing is a problem too. */
export function readSettings(root: string, problems: Problem[]): SettingsFiles {
  const read = <T extends Header>(kind: Kind, stem: string, schema: z.ZodType<T>): Item<T> | null => {
    const name = `${stem}.yaml`;
    const found = { path: join(root, name), file: join(basename(root), name), locale: '', stem };
    return readItem(kind, found, schema, problems);
  };
  return {
    retrieval: read('settings', 'retrieval', retrievalSchema),
    nurseLine: read('settings', 'nurse-line', nurseLineSchema),
    connectives: read('composition', 'connectives', connectivesSchema),
    composition: read('composition', 'composition', compositionSchema),
  };
}
