import type { Membership } from '#contract/organisations/agreements.ts';
import type { Office } from '#contract/organisations/offices.ts';
import type { Organisation } from '#contract/organisations/organisations.ts';
import { AgreementForm } from './AgreementForm.tsx';
import { EndForm } from './EndForms.tsx';
import { JoinForm } from './JoinForm.tsx';
import { MoveForm } from './MoveForm.tsx';
import { AppointForm, CorrectOfficeForm, RevealForm } from './OfficeForms.tsx';
import { OrganisationForm } from './OrganisationForm.tsx';
import { PersonForm } from './PersonForm.tsx';

/** What can be done on an organisation's page. */
export type Act =
  | { kind: 'change' | 'move' | 'dissolve' | 'restore' | 'create_child' | 'appoint' | 'join' | 'admit' | 'sign' }
  | { kind: 'endOffice' | 'correctOffice'; office: Office }
  | { kind: 'reveal' | 'correctPerson'; person: { id: string; name: string } }
  | { kind: 'leave'; membership: Membership };

interface Props {
  act: Act;
  organisation: Organisation;
  onClose: () => void;
  /** `made`: id of an organisation that was entered, to be opened. */
  onDone: (made?: string) => void;
}

/** The drawer of the act that was chosen. */
export const Acts = ({ act, organisation, onClose, onDone }: Props) => {
  const common = { onClose, onDone: () => onDone() };
  switch (act.kind) {
    case 'change':
      return <OrganisationForm of={{ kind: 'change', organisation }} {...common} />;
    case 'create_child':
      return (
        <OrganisationForm
          of={{ kind: 'create', parent: organisation, area: organisation.area }}
          onClose={onClose}
          onDone={(made) => onDone(made.id)}
        />
      );
    case 'move':
      return <MoveForm organisation={organisation} {...common} />;
    case 'dissolve':
    case 'restore':
      return <EndForm ending={{ kind: act.kind, organisation }} {...common} />;
    case 'appoint':
      return <AppointForm organisation={organisation} {...common} />;
    case 'correctOffice':
      return <CorrectOfficeForm organisation={organisation} office={act.office} {...common} />;
    case 'endOffice':
      return <EndForm ending={{ kind: 'endOffice', office: act.office }} {...common} />;
    case 'correctPerson':
      return <PersonForm person={act.person} {...common} />;
    case 'reveal':
      return <RevealForm person={act.person} onClose={onClose} />;
    case 'join':
    case 'admit':
      return <JoinForm organisation={organisation} as={act.kind} {...common} />;
    case 'leave':
      return <EndForm ending={{ kind: 'leave', membership: act.membership }} {...common} />;
    case 'sign':
      return <AgreementForm act={{ kind: 'sign', organisation }} {...common} />;
  }
};
