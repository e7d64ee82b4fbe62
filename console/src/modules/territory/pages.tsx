import { linkOptions } from '@tanstack/react-router';
import { lazy } from 'react';
import type { FindView, PageOf, Slot } from '../../app/pages.ts';

export default [] as readonly PageOf[];

export const finds: Readonly<Record<string, FindView>> = {
  'territory.area': {
    title: 'territory:finds.area',
    permission: 'map.view',
    link: ({ id }) => linkOptions({ to: '/map', search: { area: id } }),
  },
};

export const slots: readonly Slot[] = [
  {
    at: 'workbench',
    order: 5,
    permission: 'cases.report_on_patrol',
    component: lazy(async () => ({ default: (await import('./workbench/MyGrids.tsx')).MyGrids })),
  },
];
