import { accountErrors } from './accounts/errors.ts';
import { caseErrors } from './cases/errors.ts';
import { coverageErrors } from './coverage/errors.ts';
import { drawingErrors } from './drawing/errors.ts';
import { kernelErrors } from './kernel/errors.ts';
import { organisationErrors } from './organisations/errors.ts';
import { placeErrors } from './places/errors.ts';
import { platformErrors } from './platform/errors.ts';
import { territoryErrors } from './territory/errors.ts';

/** Every error code of the platform with its HTTP status: the one place that knows all modules' tables. */
export const errorStatuses = {
  ...accountErrors,
  ...caseErrors,
  ...coverageErrors,
  ...drawingErrors,
  ...kernelErrors,
  ...organisationErrors,
  ...placeErrors,
  ...platformErrors,
  ...territoryErrors,
};
export type ErrorCode = keyof typeof errorStatuses;
