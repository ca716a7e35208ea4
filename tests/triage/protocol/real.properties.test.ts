/** What holds for every protocol holds for those of knowledge/ (not part of mutation testing: they change every week). */
import { fc } from '../../property.js';
import { loadContent } from '../loadContent.js';
import { describeProperties } from './properties.js';

describe.each(loadContent().protocols.map((protocol) => ({ name: protocol.id, protocol })))('$name', ({ protocol }) => {
  describeProperties(fc.constant(protocol), 60);
});
