import type { BroughtRow } from '#modules/registers/index.ts';
import type { DemoRows } from '../rows.ts';
import { catalogue } from '../services/catalogue.ts';

export const after = ['service_items'];

/** What is to be handed in for each item: `*` required, `+` may follow, `~` shared between authorities. */
const serviceMaterials: DemoRows = ({ rows, moment }) => {
  const items = new Map(rows('service_items').map((row) => [row.values['name'], row]));
  return catalogue.flatMap(({ name, materials }) => {
    const item = items.get(name);
    if (!item) return [];
    return materials.map((text, n): BroughtRow => {
      const [mark, material] = [text.slice(0, 1), text.slice(1)];
      return {
        values: {
          name: material,
          item: item.id,
          necessity: mark === '+' ? 'later' : 'required',
          form: /表|书|承诺/.test(material) ? 'original' : /证|卡|簿/.test(material) ? 'original_and_copy' : 'copy',
          source: mark === '~' ? 'shared' : /表|书|承诺|照片/.test(material) ? 'applicant' : 'authority',
          copies: 1,
          order: n + 1,
        },
        state: 'published',
        at: moment(-20),
      };
    });
  });
};
export default serviceMaterials;
