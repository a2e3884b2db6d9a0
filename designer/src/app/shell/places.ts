import {
  IconActivity,
  IconAlertTriangle,
  IconFileImport,
  IconListDetails,
  IconPackages,
  IconPlugConnected,
  IconRoute,
  IconSend2,
  IconSitemap,
} from '@tabler/icons-react';

/** Where one can go; the first four have room in the bar of a phone. */
export const places = [
  { to: '/flows', text: 'flows', Icon: IconSitemap },
  { to: '/orders', text: 'orders', Icon: IconListDetails },
  { to: '/incidents', text: 'incidents', Icon: IconAlertTriangle },
  { to: '/channels', text: 'channels', Icon: IconPlugConnected },
  { to: '/routing', text: 'routing', Icon: IconRoute },
  { to: '/goods', text: 'goods', Icon: IconPackages },
  { to: '/import', text: 'imports', Icon: IconFileImport },
  { to: '/deliveries', text: 'deliveries', Icon: IconSend2 },
  { to: '/system', text: 'system', Icon: IconActivity },
] as const;

export type Place = (typeof places)[number];

export const placesOnPhone = 4;
