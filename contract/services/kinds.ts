import type { Format } from '../kernel/form/schema.ts';

/**
 * How an application came in: sent by whoever applies, taken in at the window 一窗, or by somebody who acts for them 帮办代办. Here, where no schema
 * library is, so that the phone's pages stay light.
 */
export const applicationChannels = ['online', 'window', 'assisted'] as const;
export type ApplicationChannel = (typeof applicationChannels)[number];

/**
 * Where an application stands, in the words of the field: received 收件, correcting 补正, accepted 受理, decided 办结, issued 送达; refused 不予受理,
 * withdrawn 撤回. It follows its case.
 */
export const applicationStates = ['received', 'correcting', 'accepted', 'decided', 'issued', 'refused', 'withdrawn'] as const;
export type ApplicationState = (typeof applicationStates)[number];

/** What is done about an application, each an act on its case. */
export const applicationSteps = ['accept', 'correct', 'refuse', 'decide', 'issue'] as const;
export type ApplicationStep = (typeof applicationSteps)[number];

/** How a material was handed in: photos of it, ticked at the window, or not yet. */
export const materialStates = ['sent', 'ticked', 'missing'] as const;

/** asked → accepted → handling → delivered → closed; refused by an agent, ended by the person. */
export const entrustmentStates = ['asked', 'accepted', 'handling', 'delivered', 'closed', 'refused', 'ended'] as const;
export type EntrustmentState = (typeof entrustmentStates)[number];
export const entrustmentSteps = ['accept', 'refuse', 'deliver', 'call_back', 'end'] as const;
export type EntrustmentStep = (typeof entrustmentSteps)[number];

/** Codes of the registers in which the catalogue stands. */
export const itemsRegister = 'service_items';
export const materialsRegister = 'service_materials';

/** Materials of one application at most, and photos of all of them. */
export const materialsMost = 40;
export const photosMost = 30;

/** What somebody who applies can be asked: what they know themselves. Papers are materials of the item, not answers. */
export const formatsForApplicants: readonly Format[] = ['long-text', 'date', 'phone', 'identity-number', 'credit-code', 'money', 'area'];

/** Under what the questions of an item are kept. */
export const formSubjectOf = (itemCode: string): string => itemCode.toLowerCase();
