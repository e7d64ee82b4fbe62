import { noticeKinds } from '../kernel/notices.ts';

/** What the module tells owners and those who run assemblies. */
export const notices = noticeKinds({
  'assemblies.noticed': { channels: ['push'], page: '/assemblies/:subject' },
  'assemblies.result': { channels: ['push'], page: '/assemblies/:subject' },
  'assemblies.objected': { channels: ['push'], staff: true, page: '/console/assemblies/:subject' },
  'assemblies.reviewed': { channels: ['push'], page: '/assemblies/:subject' },
});
