import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ProposalItem } from '#contract/proposals/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { Icon } from '../../parts/icons.tsx';

/** A proposal in a list: what it is, where it stands, until when. */
export const ProposalCard = ({ proposal }: { proposal: ProposalItem }) => {
  const { t } = useTranslation();
  const { step, state, stepRuns } = proposal;
  const stands = step
    ? t(stepRuns ? 'proposals.atStep' : 'proposals.nextStep', { step: labelOf(step.title), until: step.untilOn ?? '' })
    : t(`proposals.states.${state}`);
  return (
    <Link to="/proposals/$" params={{ _splat: proposal.id }} className="card row link">
      <span className="grow tight">
        <span className="title">{proposal.title}</span>
        <span className="small soft">{`${labelOf(proposal.method)} · ${proposal.area.name}`}</span>
        <span className="small">{stands}</span>
      </span>
      <Icon name="next" />
    </Link>
  );
};
