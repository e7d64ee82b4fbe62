import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type { decideTransfer, MemberTransfer, sendMember, withdrawTransfer } from '#contract/members/api.ts';
import { farDays, nearDays } from '#contract/members/settings.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { type Command, command } from '#kernel/command.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import { handOn, type RowHand } from '#modules/registers/index.ts';
import { type Members, mayTransfer, memberRegister } from '../context.ts';
import { decides, presentTransfer, sends } from '../queries/transfers.ts';
import { endTransfer, findBranch, findTransfer, insertTransfer, type TransferRow } from '../store/transfers.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** Runs a command on letters: both ends see one another's, so that every right is asked here. */
const letterCommand = (
  { kernel }: Members,
  viewer: Viewer,
  what: string,
  body: { readonly id: string },
  run: (running: Command) => Promise<string>,
): Promise<MemberTransfer> =>
  command(
    kernel,
    viewer,
    what,
    body,
    run,
    async ({ tx, at }, id) => {
      const row = await findTransfer(tx, id);
      if (!row || !(sends(viewer, row) || decides(viewer, row))) return fail('members.transfer_not_found');
      return presentTransfer(viewer, shanghaiDay(at), row);
    },
    systemAccess(viewer.jurisdictionId),
  );

const settingsOf = async ({ kernel }: Members, viewer: Viewer) => (await kernel.jurisdictions.byId(viewer.jurisdictionId))?.settings ?? {};

/** Makes the letter of a member who goes to another branch; the row stands as moving, and stays with the sender, until it is accepted. */
export const sendTransfer = async (members: Members, viewer: Viewer, body: Body<typeof sendMember>): Promise<MemberTransfer> => {
  const { rowId, toOrganisationId, outside, duesPaidTo, reason } = body;
  const hand = await handOn(members.registers.context, viewer, memberRegister);
  const settings = await settingsOf(members, viewer);
  return letterCommand(members, viewer, `members.send ${rowId}`, body, async (running) => {
    const { tx, at, jurisdictionId, actorId } = running;
    const row = await hand.held(running, rowId);
    if (!can(viewer, 'members.read', row.areaPath ?? '')) fail('registers.row_not_found');
    if (row.areaPath === null || !mayTransfer(viewer, row.areaPath)) return fail('session.forbidden');
    if (row.state === 'moving') fail('members.sent');
    if (row.state !== 'normal') fail('members.not_here');
    const branch = row.data['branch'];
    if (typeof branch !== 'string') return fail('members.no_branch');
    const to = toOrganisationId === null ? null : ((await findBranch(tx, toOrganisationId)) ?? fail('members.branch_unknown'));
    if ((to === null) === (outside === null)) fail('members.branch_unknown');
    if (toOrganisationId === branch) fail('members.branch_same');
    const sentOn = shanghaiDay(at);
    const validUntil = daysAfter(sentOn, settingOf(to ? nearDays : farDays, settings));
    const sent = await insertTransfer(tx, {
      id: body.id,
      rowId,
      personId: String(row.data['person']),
      fromOrganisation: branch,
      fromCode: row.areaPath.replaceAll('.', ''),
      toOrganisation: toOrganisationId,
      toCode: to?.areaCode ?? null,
      outside: to ? null : outside,
      duesPaidTo,
      reason,
      sentOn,
      validUntil,
      sentBy: viewer.accountId,
    });
    if (!sent) fail('members.sent');
    await hand.amend(running, row, { values: {}, to: 'moving', reason });
    if (to)
      await notify(tx, jurisdictionId, [
        {
          kind: 'members.sent',
          variant: 'sent',
          to: { permission: 'members.transfer', around: to.areaPath },
          except: actorId,
          subject: body.id,
          data: { branch: to.name, day: validUntil },
          cause: body.id,
          at,
        },
      ]);
    await running.log('members.sent', body.id, { reason });
    return body.id;
  });
};

/** Ends a letter that is under way, in one way alone. @throws members.over */
const end = async (running: Command, letter: TransferRow, state: MemberTransfer['state'], decision: string): Promise<void> => {
  const { tx, at, actorId, jurisdictionId } = running;
  const by = actorId ?? fail('session.forbidden');
  if (!(await endTransfer(tx, letter.id, { state, at, by, decision }))) fail('members.over');
  if (state !== 'withdrawn')
    await notify(tx, jurisdictionId, [
      {
        kind: 'members.decided',
        variant: state,
        to: { permission: 'members.transfer', around: pathOfCode(letter.fromCode) },
        except: actorId,
        subject: letter.id,
        data: { branch: letter.to },
        cause: `${letter.id} ${state}`,
        at,
      },
    ]);
  await running.log(`members.${state}`, letter.id, { reason: decision });
};
const letterFor = async ({ tx }: Command, id: string, may: (letter: TransferRow) => boolean): Promise<TransferRow> => {
  const letter = await findTransfer(tx, id);
  return letter && may(letter) ? letter : fail('members.transfer_not_found');
};
/** The member's row comes back to where it stood. */
const comeBack = async (running: Command, hand: RowHand, letter: TransferRow, reason: string): Promise<void> =>
  hand.amend(running, await hand.held(running, letter.rowId), { values: {}, to: 'normal', reason });

/** The receiving branch takes the member – the row goes over to it with its history – or returns the letter. */
export const decideLetter = async (
  members: Members,
  viewer: Viewer,
  transferId: string,
  body: Body<typeof decideTransfer>,
): Promise<MemberTransfer> => {
  const hand = await handOn(members.registers.context, viewer, memberRegister);
  return letterCommand(members, viewer, `members.decide ${transferId}`, body, async (running) => {
    const letter = await letterFor(running, transferId, (one) => sends(viewer, one) || decides(viewer, one));
    if (!decides(viewer, letter)) fail('session.forbidden');
    const { accepted, ledger, reason } = body;
    await end(running, letter, accepted ? 'accepted' : 'returned', reason);
    if (!accepted) await comeBack(running, hand, letter, reason);
    else {
      const row = await hand.held(running, letter.rowId);
      if (letter.toOrganisation === null) await hand.amend(running, row, { values: {}, to: 'moved', reason });
      else {
        const values = { branch: letter.toOrganisation, area: letter.toCode, ...(ledger && { ledger }) };
        await hand.amend(running, row, { values, to: 'normal', reason });
      }
    }
    return transferId;
  });
};

/** The sender takes a letter back. */
export const withdrawLetter = async (
  members: Members,
  viewer: Viewer,
  transferId: string,
  body: Body<typeof withdrawTransfer>,
): Promise<MemberTransfer> => {
  const hand = await handOn(members.registers.context, viewer, memberRegister);
  return letterCommand(members, viewer, `members.withdraw ${transferId}`, body, async (running) => {
    const letter = await letterFor(running, transferId, (one) => sends(viewer, one) || decides(viewer, one));
    if (!sends(viewer, letter)) fail('session.forbidden');
    await end(running, letter, 'withdrawn', body.reason);
    await comeBack(running, hand, letter, body.reason);
    return transferId;
  });
};
