import { useState } from 'react';
import { AreaPicker } from './area-picker.tsx';

/** An area somebody chose from the lists. */
export interface ChosenArea {
  readonly areaCode: string;
  readonly name: string;
}
interface Props {
  id: string;
  label: string;
  /** What stands on the button while nothing is chosen. */
  choose: string;
  value: ChosenArea | null;
  onChange: (area: ChosenArea) => void;
}

/** A button that shows an area and opens the lists to choose another. */
export const AreaField = ({ id, label, choose, value, onChange }: Props) => {
  const [choosing, setChoosing] = useState(false);
  return (
    <div className="field">
      <span id={id}>{label}</span>
      <button type="button" className="button wide" aria-describedby={id} onClick={() => setChoosing(true)}>
        {value?.name ?? choose}
      </button>
      {choosing && (
        <AreaPicker
          onClose={() => setChoosing(false)}
          onChoose={(area) => {
            onChange(area);
            setChoosing(false);
          }}
        />
      )}
    </div>
  );
};
