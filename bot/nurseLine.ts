import type { Content } from '../knowledge/load.js';
import { checkedYaml } from '../knowledge/yamlFile.js';
import { nurseLineSchema, type NurseLine } from '../nurseline/priorities.js';

/**
 * The nurse line of the file that was read, and approved, with the rest of the content.
 * @throws ContentError with file, line and reason
 */
export function nurseLineOf({ value, ...item }: Content['nurseLine']): NurseLine {
  return checkedYaml(nurseLineSchema, { ...item, data: value });
}
