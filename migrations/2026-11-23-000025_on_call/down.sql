DROP TABLE on_call_card;
