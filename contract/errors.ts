import { caseErrors } from './cases/errors.ts';
import { kernelErrors } from './kernel/errors.ts';
import { peopleErrors } from './people/errors.ts';
import { platformErrors } from './platform/errors.ts';
import { territoryErrors } from './territory/errors.ts';

/** Every error code of the platform with its HTTP status: the one place that knows all modules' tables. */
export const errorStatuses = { ...kernelErrors, ...peopleErrors, ...platformErrors, ...territoryErrors, ...caseErrors };
export type ErrorCode = keyof typeof errorStatuses;
