import { linkOptions } from '@tanstack/react-router';
import type { FindView } from '../../app/pages.ts';

export const finds: Readonly<Record<string, FindView>> = {
  'persons.person': {
    title: 'persons:finds.person',
    // the organisation an appointment is held in; those in areas stand with the area's organisations
    link: ({ note }) => linkOptions({ to: '/organisations', search: note && !note.includes(' · ') ? { q: note } : {} }),
  },
};

export default [];
