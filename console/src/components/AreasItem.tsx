import { Form, Tag } from 'antd';
import { type PlainArea, plainArea } from './AreaItem.tsx';
import { AreaSelect } from './AreaSelect.tsx';

interface Props {
  name: string;
  label: string;
  /** Words that say what it means where none is chosen. */
  extra: string;
  /** What the button that takes one out is called. */
  remove: (name: string) => string;
  most: number;
}

/** Several areas in a form, held as {@link PlainArea}s; none where none is needed. */
export const AreasItem = ({ name, label, extra, remove, most }: Props) => (
  <Form.Item name={name} label={label} extra={extra}>
    <Areas label={label} remove={remove} most={most} />
  </Form.Item>
);

const Areas = ({
  id,
  value = [],
  onChange,
  label,
  remove,
  most,
}: Pick<Props, 'label' | 'remove' | 'most'> & {
  id?: string;
  value?: readonly PlainArea[];
  onChange?: (areas: readonly PlainArea[]) => void;
}) => (
  <>
    {value.map((one) => (
      <Tag
        key={one.id}
        closable={{ 'aria-label': remove(one.name) }}
        onClose={(event) => {
          event.preventDefault();
          onChange?.(value.filter((other) => other.id !== one.id));
        }}
      >
        {one.name}
      </Tag>
    ))}
    {value.length < most && (
      // empty again once one was chosen
      <AreaSelect
        {...(id ? { id } : {})}
        key={value.length}
        label={label}
        value={undefined}
        onChange={(_, area) => {
          if (area && !value.some((one) => one.id === area.id)) onChange?.([...value, plainArea(area)]);
        }}
      />
    )}
  </>
);
