import { InputNumber, type InputNumberProps } from 'antd';
import { numberOf } from '#contract/kernel/typed.ts';

const parser = (typed: string | undefined): string => numberOf(typed ?? '');

/** A number, also in full-width digits, which the bare field would throw away. */
export const NumberInput = (props: InputNumberProps<number>) => <InputNumber<number> parser={parser as never} {...props} />;
