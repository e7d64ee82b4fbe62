import type { Guard } from '../guard.ts';

const throttle = 'server/modules/accounts/throttle.test.ts';
const test = 'server/modules/accounts/bound-devices.test.ts';

/** What keeps guessing at passwords and codes apart from knowing them, and a bound phone to sending. */
const guards: readonly Guard[] = [
  {
    name: 'attempts reserved',
    file: 'server/modules/accounts/store/attempts.ts',
    text: 'where t.blocked_until is null or t.blocked_until <= $2 returning key',
    without: 'returning key',
    test: throttle,
    title: 'gives out exactly the allowance to thirty reservations at once',
  },
  {
    name: 'network waits',
    file: 'server/modules/accounts/throttle.ts',
    text: 'allowances.anyByNetwork',
    without: 'allowances.anyBySite',
    test: throttle,
    title: 'makes a network wait that fails at any accounts, unless the account knows the device',
  },
  {
    name: 'code of a second factor spent',
    file: 'server/modules/accounts/store/second-factors.ts',
    text: ' and confirmed_at is not null and last_step < $2 returning',
    without: ' and confirmed_at is not null returning',
    test: 'server/modules/accounts/second-factor.test.ts',
    title: 'accepts a code once: not again with another ticket, nor an older one',
  },
  {
    name: 'ticket of a sign-in spent',
    file: 'server/modules/accounts/store/second-factors.ts',
    text: 'delete from second_factor_tickets where hash = $1 and expires_at > $2 returning method',
    without: 'select method from second_factor_tickets where hash = $1 and expires_at > $2',
    test: 'server/modules/accounts/second-factor.test.ts',
    title: 'refuses a ticket that is spent, foreign, made up, or older than five minutes',
  },
  {
    name: 'question to a phone spent',
    file: 'server/modules/accounts/store/bound-devices.ts',
    text: "'update bound_devices set challenge = null, challenged_at = null where id = $1",
    without: "'update bound_devices set sent_at = sent_at where id = $1",
    test,
    title: 'of eight that answer at once one gets it',
  },
  {
    name: 'pass shown where the contract says so',
    file: 'server/kernel/http.ts',
    text: 'request.routeOptions.config.offline === undefined ? null : await viewers.sends(request)',
    without: 'await viewers.sends(request)',
    test,
    title: 'reads nothing, and writes nowhere but where the contract says so',
  },
  {
    name: 'account named by what is sent',
    file: 'server/kernel/http.ts',
    text: 'named === undefined || named === viewer?.accountId ? viewer : null',
    without: 'viewer',
    test,
    title: 'what is sent names its account: a browser in which another signed in meanwhile does not send it',
  },
];
export default guards;
