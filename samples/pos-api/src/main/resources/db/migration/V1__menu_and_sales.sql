create table ingredient (
    id uuid primary key,
    name varchar(100) not null,
    unit varchar(20) not null,
    allergen boolean not null default false,
    version bigint not null default 1 -- counts the changes
);

create table dish (
    id uuid primary key,
    name varchar(100) not null,
    description varchar(500),
    price_cents bigint not null check (price_cents >= 0),
    currency char(3) not null,
    version bigint not null default 1
);

create table sale (
    id uuid primary key,
    status varchar(10) not null check (status in ('paid', 'refunded')),
    total_cents bigint not null check (total_cents >= 0),
    currency char(3) not null,
    sold_at timestamptz not null,
    sold_by varchar(255) not null,
    refunded_at timestamptz,
    refunded_by varchar(255),
    version bigint not null default 1
);

-- The dishes of a sale, copied so that a later change or deletion of the dish does not affect them.
create table sale_line (
    sale_id uuid not null references sale (id) on delete cascade,
    line_number int not null,
    dish_id uuid not null,
    dish_name varchar(100) not null,
    quantity int not null check (quantity > 0),
    unit_price_cents bigint not null check (unit_price_cents >= 0),
    primary key (sale_id, line_number)
);

insert into ingredient (id, name, unit, allergen) values
    ('01900000-0000-7000-8000-000000000101', 'Spaghetti', 'g', true),
    ('01900000-0000-7000-8000-000000000102', 'Guanciale', 'g', false),
    ('01900000-0000-7000-8000-000000000103', 'Egg', 'piece', true),
    ('01900000-0000-7000-8000-000000000104', 'Pecorino Romano', 'g', true),
    ('01900000-0000-7000-8000-000000000105', 'Tomato', 'g', false),
    ('01900000-0000-7000-8000-000000000106', 'Mozzarella', 'g', true);

insert into dish (id, name, description, price_cents, currency) values
    ('01900000-0000-7000-8000-000000000201', 'Spaghetti alla carbonara', 'Guanciale, egg, pecorino', 1350, 'EUR'),
    ('01900000-0000-7000-8000-000000000202', 'Pizza Margherita', 'Tomato, mozzarella, basil', 900, 'EUR'),
    ('01900000-0000-7000-8000-000000000203', 'Insalata caprese', 'Tomato and mozzarella', 850, 'EUR'),
    ('01900000-0000-7000-8000-000000000204', 'Tiramisù', null, 600, 'EUR');
