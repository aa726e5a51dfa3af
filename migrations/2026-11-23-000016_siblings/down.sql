DROP TABLE sibling_wish;
DROP TABLE sibling_member;
DROP TABLE sibling_group;
